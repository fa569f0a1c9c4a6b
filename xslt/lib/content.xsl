<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  Tells blocks from running text, as TEI's names alone do not: a quote is a paragraph of its own or part of one.
  Input    Nodes of the text.
  Output   Booleans; no output of its own.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt" xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- Elements that hold only blocks, so that whatever stands in them directly is one. -->
  <xsl:variable name="tx:containers" as="xs:string*" select="
      'TEI', 'text', 'group', 'front', 'body', 'back', 'floatingText', 'div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6',
      'div7', 'opener', 'closer', 'postscript', 'argument', 'epigraph', 'lg', 'sp', 'titlePage', 'castList', 'castGroup', 'set',
      'performance', 'prologue', 'epilogue', 'list', 'listBibl', 'figure', 'spGrp'"/>

  <!-- Elements that are blocks wherever they stand. -->
  <xsl:variable name="tx:always-blocks" as="xs:string*" select="
      'p', 'ab', 'lg', 'l', 'list', 'table', 'sp', 'floatingText', 'castList', 'listBibl', 'div', 'postscript', 'argument',
      'epigraph', 'figure', 'listPerson', 'listPlace', 'listOrg', 'eg'"/>

  <!-- Elements that are blocks in a container, or when they hold blocks, and running text otherwise. -->
  <xsl:variable name="tx:either" as="xs:string*" select="
      'quote', 'q', 'said', 'cit', 'bibl', 'biblStruct', 'stage', 'address', 'salute', 'signed', 'dateline', 'byline',
      'head', 'trailer', 'docTitle', 'docAuthor', 'docDate', 'docEdition', 'docImprint', 'imprimatur', 'titlePart', 'speaker',
      'opener', 'closer', 'camera', 'caption', 'sound', 'tech', 'view', 'move', 'castItem', 'item', 'label'"/>

  <!-- Elements that are blocks only when they hold blocks. -->
  <xsl:variable name="tx:when-full" as="xs:string*" select="
      'supplied', 'add', 'del', 'corr', 'sic', 'unclear', 'seg', 'damage', 'surplus', 'rdg', 'lem', 'app', 'subst'"/>

  <xsl:function name="tx:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        some $child in $element/* satisfies
          local-name($child) = $tx:always-blocks or local-name($child) = ($tx:either, $tx:when-full) and tx:holds-blocks($child)"/>
  </xsl:function>

  <xsl:function name="tx:is-container" as="xs:boolean">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="
        local-name($element) = $tx:containers
        or local-name($element) = ('quote', 'q', 'said', 'cit', 'supplied', 'add', 'del') and tx:is-block($element)"/>
  </xsl:function>

  <!-- Whether a node is set as a block of its own. -->
  <xsl:function name="tx:is-block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="name" as="xs:string" select="if ($node instance of element()) then local-name($node) else ''"/>
    <xsl:sequence select="
        $name != '' and (
          $name = $tx:always-blocks or $name = $tx:containers
          or $name = 'note' and not(tx:is-called($node) or tx:is-aside($node))
          or $name = $tx:when-full and tx:holds-blocks($node)
          or $name = $tx:either and (tx:is-container($node/..) or tx:holds-blocks($node))
          or $name = 'milestone' and tx:is-section-break($node))"/>
  </xsl:function>

  <!-- A note printed within running text or beside it: "[sic]", "[Sidenote: The bridge.]". -->
  <xsl:function name="tx:is-aside" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="
        ($note/@place = 'inline' or tx:is-beside($note)) and not(tx:is-container($note/..)) and not(tx:holds-blocks($note))"/>
  </xsl:function>

  <!-- A note in the margin or between marks of its own, which no number or sign calls. -->
  <xsl:function name="tx:is-beside" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="
        not($note/@n) and not($note/@xml:id and key('tx:calls', $note/@xml:id, root($note)))
        and (matches($note/@place, 'margin|^(left|right|inner|outer)$') or tx:generated($note, 'before') and tx:generated($note, 'after'))"/>
  </xsl:function>

  <xsl:function name="tx:is-section-break" as="xs:boolean">
    <xsl:param name="milestone" as="element()"/>
    <xsl:sequence select="$milestone/@unit = ('section', 'absent', 'break', 'tb') and not($milestone/@type = 'falseParagraphBreak')"/>
  </xsl:function>

  <!-- Whether a run of nodes holds anything to be shown. -->
  <xsl:function name="tx:has-matter" as="xs:boolean">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="exists($nodes[self::* or self::text()[normalize-space()]])"/>
  </xsl:function>

  <!-- Whether line breaks are part of the setting (titles, verse, addresses) and not merely where the line was full. -->
  <xsl:function name="tx:keeps-lines" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="not($break/@break = ('no', 'maybe')) and empty($break/ancestor::*[self::p | self::ab | self::note][1])"/>
  </xsl:function>

  <!-- The depth of a heading: 2 for the divisions right below the title of the work, at most 6. -->
  <xsl:function name="tx:depth" as="xs:integer">
    <xsl:param name="head" as="element(head)"/>
    <xsl:sequence select="min((6, 1 + count($head/ancestor::*[head][matches(local-name(), '^div[1-7]?$')])))"/>
  </xsl:function>

  <!-- The first title that the text has of its own. -->
  <xsl:function name="tx:page-title" as="element()?">
    <xsl:param name="document" as="node()"/>
    <xsl:sequence select="($document//text[not(ancestor::text)]/front//(docTitle | titlePart[not(parent::docTitle)]))[1]"/>
  </xsl:function>
</xsl:stylesheet>
