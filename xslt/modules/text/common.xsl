<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  What every text template shares, and what happens to an element without a rule.
  Input    Any element of the text, modes "block" and "inline".
  Output   tx:block elements; strings.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="block" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>
  <xsl:mode name="inline" on-no-match="fail" on-multiple-match="fail" use-accumulators="#all"/>

  <xsl:template match="text()" mode="inline" as="xs:string">
    <xsl:sequence select="translate(., '&#9;&#xA;&#xD;', '   ')"/>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()" mode="inline" as="empty-sequence()"/>

  <!-- The net under all rules: say so, and show what is inside. -->
  <xsl:template match="*" mode="inline" as="xs:string*" priority="-10">
    <xsl:call-template name="tx:unruled"/>
    <xsl:apply-templates mode="inline"/>
  </xsl:template>
  <xsl:template match="*" mode="block" as="element(tx:block)*" priority="-10">
    <xsl:call-template name="tx:unruled"/>
    <xsl:call-template name="tx:blocks"/>
  </xsl:template>
  <xsl:template name="tx:unruled" as="empty-sequence()">
    <xsl:message>
      <tx:no-rule name="{name()}" path="{path()}"/>
    </xsl:message>
  </xsl:template>

  <!-- Some nodes as one string; line breaks that belong to the setting are LF. -->
  <xsl:function name="tx:string" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$nodes" mode="inline"/>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <!-- The blocks of an element: its own block children, and a block for each run of words between them. -->
  <xsl:template name="tx:blocks" as="element(tx:block)*">
    <xsl:param name="nodes" as="node()*" select="node()"/>
    <xsl:for-each-group select="$nodes" group-adjacent="tx:is-block(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="block"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each-group select="current-group()" group-adjacent="tx:in-note-list(.)">
            <xsl:choose>
              <xsl:when test="current-grouping-key()">
                <xsl:apply-templates select="current-group()" mode="block"/>
              </xsl:when>
              <xsl:when test="tx:has-matter(current-group())">
                <tx:block>{tx:string(current-group())}</tx:block>
              </xsl:when>
            </xsl:choose>
          </xsl:for-each-group>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Elements that are nothing but a frame of blocks. -->
  <xsl:template match="group | front | body | back | text | titlePage | div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | cit |
    opener | closer | postscript | sp | spGrp | castList | castGroup | set | performance | prologue | epilogue | lg |
    listBibl" mode="block" as="element(tx:block)*">
    <xsl:call-template name="tx:blocks"/>
  </xsl:template>

  <!-- Elements that are a paragraph, or paragraphs where they hold some. -->
  <xsl:template match="p | ab | titlePart | docAuthor | docDate | docEdition | docImprint | imprimatur | byline | salute | signed |
    dateline | address | trailer | caption | speaker | stage | camera | sound | tech | view | move | bibl | biblStruct | biblFull |
    item | label | add | del | corr | sic | unclear | supplied | seg | formula | choice | head | headLabel | headItem" mode="block"
    as="element(tx:block)*">
    <xsl:call-template name="tx:blocks"/>
  </xsl:template>
</xsl:stylesheet>
