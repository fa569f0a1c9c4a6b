<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The format "csl-json": the text as printed, for citation processors and Zotero.
  Input    A TEI or teiCorpus document, or the documents of a collection.
  Output   CSL-JSON 1.0.2: an array of items.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:j="http://www.w3.org/2005/xpath-functions" xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <tx:format name="csl-json" label="CSL-JSON" extension="csl.json" media-type="application/vnd.citationstyles.csl+json" scope="both" reads="header">CSL-JSON: the work as printed, for citation processors.</tx:format>

  <xsl:include href="../lib/words.xsl"/>
  <xsl:include href="../lib/identity.xsl"/>
  <xsl:include href="../lib/people.xsl"/>
  <xsl:include href="../lib/languages.xsl"/>
  <xsl:include href="../lib/dates.xsl"/>
  <xsl:include href="../modules/metadata/metadata.xsl"/>
  <xsl:include href="../modules/metadata/json.xsl"/>

  <xsl:output method="text" encoding="UTF-8" byte-order-mark="no"/>

  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="document-node()" as="xs:string">
    <xsl:variable name="items" as="element(tx:item)*" select="tx:works(.) ! tx:item(.)"/>
    <xsl:sequence select="tx:json((tx:array((), for-each-pair($items, tx:keys($items), tx:csl#2)), tx:no-items())[1])"/>
  </xsl:template>

  <xsl:function name="tx:no-items" as="element(j:array)">
    <j:array/>
  </xsl:function>

  <xsl:function name="tx:csl" as="element(j:map)">
    <xsl:param name="item" as="element(tx:item)"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="people" as="map(xs:string, xs:string)" select="map{
        'author': 'author', 'in-author': 'container-author', 'editor': 'editor', 'translator': 'translator'}"/>
    <j:map>
      <xsl:sequence select="tx:text('id', $key), tx:text('type', $item/@kind), tx:text('title', $item/tx:title), tx:text('container-title', $item/tx:in),
          tx:text('collection-title', $item/tx:series[1])"/>
      <xsl:for-each-group select="$item/tx:credit" group-by="string(@role)">
        <xsl:sequence select="tx:array($people(current-grouping-key()), current-group()/tx:name ! tx:csl-name(.))"/>
      </xsl:for-each-group>
      <xsl:if test="$item/@kind = 'personal_communication'">
        <xsl:sequence select="tx:array('recipient', $item/tx:letter/tx:action[@type = 'received']/tx:name ! tx:csl-name(.))"/>
      </xsl:if>
      <xsl:sequence select="
          $item/tx:date ! tx:csl-date('issued', .), tx:text('volume', $item/tx:volume), tx:text('issue', $item/tx:issue),
          tx:text('page', $item/tx:pages), tx:text('chapter-number', $item/tx:chapter), tx:text('edition', $item/tx:impression),
          tx:text('publisher', string-join($item/tx:publisher, '; ')), tx:text('publisher-place', string-join($item/tx:place, '; ')),
          tx:text('archive', $item/tx:archive/@repository), tx:text('archive-place', $item/tx:archive/@place), tx:text('archive_location', $item/tx:archive),
          tx:text('ISBN', $item/tx:idno[@type = 'ISBN'][1]), tx:text('ISSN', $item/tx:idno[@type = 'ISSN'][1]), tx:text('DOI', tx:doi($item)), tx:text('URL', tx:url($item)),
          tx:text('language', $item/@language), tx:text('genre', 'Letter'[$item/tx:letter]), tx:text('keyword', string-join($item/tx:keyword, if ($item/tx:keyword[contains(., ',')]) then '; ' else ', ')),
          tx:text('note', string-join(tx:notes-on($item), '. '))"/>
    </j:map>
  </xsl:function>

  <xsl:function name="tx:csl-name" as="element(j:map)">
    <xsl:param name="name" as="element(tx:name)"/>
    <xsl:variable name="parts" as="element()*" select="
        tx:text('family', $name/@family), tx:text('given', $name/@given), tx:text('non-dropping-particle', $name/@particle), tx:text('suffix', $name/@suffix)"/>
    <xsl:sequence select="tx:object((), if (exists($parts)) then $parts else tx:text('literal', $name))"/>
  </xsl:function>

  <!-- A day, month, year or span of them; what is open at one end, or only words, stays words. -->
  <xsl:function name="tx:csl-date" as="element(j:map)?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="date" as="element(tx:date)"/>
    <xsl:variable name="ends" as="xs:string*" select="distinct-values(($date/@from, $date/@to))"/>
    <xsl:choose>
      <xsl:when test="$date[@from][@to]">
        <j:map key="{$key}">
          <j:array key="date-parts">
            <xsl:for-each select="$ends">
              <j:array>
                <xsl:for-each select="tokenize(replace(., '^-', '_'), '-')">
                  <j:number>{xs:integer(translate(., '_', '-'))}</j:number>
                </xsl:for-each>
              </j:array>
            </xsl:for-each>
          </j:array>
          <xsl:if test="$date/@circa">
            <j:boolean key="circa">true</j:boolean>
          </xsl:if>
        </j:map>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="tx:object($key, tx:text('literal', tx:date-words($date)))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
