<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  A work in schema.org's terms: what it is, where it was printed, who edits it here and under which licence.
  Input    TEI, and its tx:item.
  Output   The XML representation of a JSON object.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:j="http://www.w3.org/2005/xpath-functions" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:schema-types" as="map(xs:string, xs:string)" select="map{
      'article-journal': 'Article', 'article-newspaper': 'NewsArticle', 'article-magazine': 'Article', 'chapter': 'Chapter', 'book': 'Book', 'pamphlet': 'Book',
      'report': 'Report', 'thesis': 'Thesis', 'manuscript': 'Manuscript', 'personal_communication': 'Message', 'periodical': 'PublicationIssue', 'webpage': 'WebPage'}"/>

  <xsl:function name="tx:schema-org" as="element(j:map)">
    <xsl:param name="work" as="element(TEI)"/>
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="edition" as="element(tx:edition)" select="$item/tx:edition"/>
    <xsl:variable name="credits" as="element(tx:credit)*" select="$item/tx:credit"/>
    <xsl:variable name="written" as="xs:string?" select="tx:certain(($item/tx:letter/tx:action[@type = 'sent']/tx:date, tx:written($work))[1])"/>
    <xsl:variable name="unprinted" as="xs:boolean" select="$item/@kind = ('personal_communication', 'manuscript', 'document')"/>
    <j:map>
      <xsl:sequence select="
          tx:text('@context', 'https://schema.org'), tx:text('@type', ($tx:schema-types($item/@kind), 'CreativeWork')[1]),
          tx:text('@id', (tx:doi($item) ! ('https://doi.org/' || .), tx:url($item))[1]), tx:text('name', $item/tx:title),
          tx:array('author', $credits[@role = 'author']/tx:name ! tx:agent(.)), tx:array('translator', $credits[@role = 'translator']/tx:name ! tx:agent(.)),
          tx:array('editor', $credits[@role = 'editor'][not($item/tx:in)]/tx:name ! tx:agent(.)),
          tx:array('contributor', $edition/tx:credit[not(tx:name = $credits/tx:name)]/tx:name ! tx:agent(.)), tx:text('inLanguage', $item/@language),
          tx:text('dateCreated', $written), tx:text('datePublished', tx:certain($item/tx:date)[not($unprinted)]), tx:correspondents($item),
          tx:pagination($item), tx:printed-in($item), $item[not(tx:in)]/tx:publisher[1] ! tx:object('publisher', tx:organisation(.)),
          tx:text('bookEdition', $item[not(tx:in)]/tx:impression), tx:array('keywords', $item/tx:keyword ! tx:text((), .)),
          tx:array('identifier', $edition/tx:idno ! tx:text((), .)), tx:text('url', tx:url($item)), tx:text('license', $edition/tx:rights/(@target, string()[normalize-space()])[1]),
          tx:object('isBasedOn', (tx:text('@type', 'CreativeWork'), tx:text('name', tx:statement(tx:source($work))))), tx:encoding($edition)"/>
    </j:map>
  </xsl:function>

  <!-- A date that is certain; schema.org has no word for others. -->
  <xsl:function name="tx:certain" as="xs:string?">
    <xsl:param name="date" as="element(tx:date)?"/>
    <xsl:sequence select="tx:span($date[@from][@to][not(@circa)])"/>
  </xsl:function>

  <xsl:function name="tx:agent" as="element(j:map)">
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:sequence select="
        tx:object((), (tx:text('@type', if ($name/@kind = 'organisation') then 'Organization' else 'Person'), tx:text('@id', $name/@ref), tx:text('name', $name),
          $name[@given] ! (tx:text('familyName', string-join((@particle, @family), ' ')), tx:text('givenName', @given), tx:text('honorificSuffix', @suffix))))"/>
  </xsl:function>

  <xsl:function name="tx:organisation" as="element(j:string)+">
    <xsl:param name="name" as="item()"/>
    <xsl:sequence select="tx:text('@type', 'Organization'), tx:text('name', $name)"/>
  </xsl:function>

  <xsl:function name="tx:correspondents" as="element()*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:if test="$item/@kind = 'personal_communication'">
      <xsl:for-each select="$item/tx:letter/tx:action">
        <xsl:sequence select="tx:array(if (@type = 'sent') then 'sender' else 'recipient', tx:name ! tx:agent(.))"/>
        <xsl:sequence select="tx:text(if (@type = 'sent') then 'dateSent' else 'dateReceived', tx:certain(tx:date))"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <xsl:function name="tx:pagination" as="element(j:string)*">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:sequence select="
        tx:text('pagination', $item/tx:pages), tx:text('pageStart', $item/tx:pages/@first), tx:text('pageEnd', $item/tx:pages/(@last, @first)[1])"/>
  </xsl:function>

  <!-- An article is in an issue of a volume of a periodical, as far as these are known; a chapter is in a book. -->
  <xsl:function name="tx:printed-in" as="element(j:map)?">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:variable name="editors" as="element()?" select="tx:array('editor', $item/tx:credit[@role = 'editor']/tx:name ! tx:agent(.))"/>
    <xsl:variable name="numbers" as="element()*" select="$item/tx:idno[@type = ('ISSN', 'ISBN')][1] ! tx:text(lower-case(@type), .)"/>
    <xsl:variable name="imprint" as="element()*" select="$item/tx:publisher[1] ! tx:object('publisher', tx:organisation(.)), $numbers, $editors"/>
    <xsl:choose>
      <xsl:when test="empty($item/tx:in)"/>
      <xsl:when test="starts-with($item/@kind, 'article')">
        <xsl:variable name="whole" as="element()*" select="tx:text('@type', 'Periodical'), tx:text('name', $item/tx:in), $imprint"/>
        <xsl:variable name="volume" as="element()*" select="tx:level('PublicationVolume', tx:text('volumeNumber', $item/tx:volume), $whole)"/>
        <xsl:sequence select="tx:object('isPartOf', tx:level('PublicationIssue', tx:text('issueNumber', $item/tx:issue), $volume))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="
            tx:object('isPartOf', (tx:text('@type', 'Book'), tx:text('name', $item/tx:in),
              tx:array('author', $item/tx:credit[@role = 'in-author']/tx:name ! tx:agent(.)), tx:text('volumeNumber', $item/tx:volume), $imprint))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A level of a periodical with the one above it; without a number the one above stands for it. -->
  <xsl:function name="tx:level" as="element()*">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="number" as="element()?"/>
    <xsl:param name="above" as="element()*"/>
    <xsl:sequence select="if ($number) then (tx:text('@type', $type), $number, tx:object('isPartOf', $above)) else $above"/>
  </xsl:function>

  <!-- The TEI file itself, and who publishes it. -->
  <xsl:function name="tx:encoding" as="element(j:map)">
    <xsl:param name="edition" as="element(tx:edition)"/>
    <xsl:sequence select="
        tx:object('encoding', (tx:text('@type', 'MediaObject'), tx:text('encodingFormat', 'application/tei+xml'),
          ($edition/tx:publisher, $edition/tx:distributor)[1] ! tx:object('publisher', tx:organisation(.)), tx:text('datePublished', tx:certain($edition/tx:date)),
          $edition/tx:collection ! tx:object('isPartOf', (tx:text('@type', 'Collection'), tx:text('url', .))),
          tx:text('license', $edition/tx:rights/@target)))"/>
  </xsl:function>
</xsl:stylesheet>
